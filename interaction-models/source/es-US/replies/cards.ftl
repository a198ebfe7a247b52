### El español de Estados Unidos: una tarjeta "vencida".

cards-state = { $card } { $state ->
    [active] se puede usar
    [locked] está bloqueada
    [locked_now] queda bloqueada
    [locked_already] ya está bloqueada
    [blocked] está bloqueada por el banco
    [not_activated] todavía no está activada
   *[expired] está vencida
}.
    .apart = { $card }. { $state ->
        [active] Se puede usar
        [locked] Está bloqueada
        [locked_now] Queda bloqueada
        [locked_already] Ya está bloqueada
        [blocked] Está bloqueada por el banco
        [not_activated] Todavía no está activada
       *[expired] Está vencida
    }.
