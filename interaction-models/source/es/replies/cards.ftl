### Si se puede pagar con las tarjetas.

cards-of = la tarjeta de { $account }
    .within = en la tarjeta de { $account }
cards-digits = { $card } con las cifras { $digits }
    .within = { FORM($card, "within") } con las cifras { $digits }

cards-state = { $card } { $state ->
    [active] se puede usar
    [locked] está bloqueada
    [locked_now] queda bloqueada
    [locked_already] ya está bloqueada
    [unlocked_now] se puede usar de nuevo
    [blocked] está bloqueada por el banco
    [not_activated] todavía no está activada
   *[expired] está caducada
}.
    .apart = { $card }. { $state ->
        [active] Se puede usar
        [locked] Está bloqueada
        [locked_now] Queda bloqueada
        [locked_already] Ya está bloqueada
        [unlocked_now] Se puede usar de nuevo
        [blocked] Está bloqueada por el banco
        [not_activated] Todavía no está activada
       *[expired] Está caducada
    }.

cards-none = No hay tarjetas en las cuentas que comparte.
cards-step-up = No puedo confirmar con certeza quién habla. Puede hacerlo en { $app }.
cards-not-offered = Eso no puedo hacerlo aquí. Puede hacerlo en { $app }.
# Ha fallado antes de preguntar al banco, o el banco no ha contestado.
cards-not-done = Lo siento, no ha funcionado. No he bloqueado la tarjeta.
cards-not-unlocked = Lo siento, no ha funcionado. No he desbloqueado la tarjeta.
cards-unknown = Lo siento, no sé si la tarjeta ha quedado bloqueada. Pregúntemelo dentro de un momento.
# Tras una de estas, si el banco tiene un número de teléfono.
cards-by-phone = También puede llamar al { $phone }.
# Antes de preguntar si se bloquea.
cards-confirm = Se refiere a { $card }.
    .apart = Se refiere a esta. { $card }.
cards-confirm-lost = Lamento lo ocurrido. Puedo bloquear { $card } ahora mismo.
    .apart = Lamento lo ocurrido. Puedo bloquearla ahora mismo. { $card }.
# Cuando se ha bloqueado una tarjeta perdida, o no se ha podido.
cards-report-phone = Por favor, avise de la pérdida a { $bank } en el { $phone }.
cards-report-app = Por favor, avise de la pérdida en { $app }.
cards-no-such = No encuentro esa tarjeta en las cuentas que comparte.
cards-fit = Hay { COUNT($count, gender: "feminine") } tarjetas posibles.
