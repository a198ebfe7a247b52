### Qué pregunta la gente sobre lo que comparte, y qué deja de compartir.

sharing-kind = { $class ->
    [accounts_list] su lista de cuentas
    [balance_read] los saldos
    [transactions_read] las últimas transacciones
    [transactions_search] la búsqueda de transacciones
    [bills_read] las facturas
    [card_status] el estado de las tarjetas
    [alerts_subscribe] los avisos
    [speak_amounts] los importes
   *[speak_names] los nombres de los comercios
}
sharing-shared = Conmigo comparte { $kinds }, de { COUNT($accounts, gender: "feminine") } { $accounts ->
    [one] cuenta
   *[other] cuentas
}.
sharing-more-kinds = Hay { $count ->
    [one] { COUNT($count, gender: "masculine") } tipo de datos más
   *[other] { COUNT($count, gender: "masculine") } tipos de datos más
}.
sharing-amounts = { $aloud ->
    [exact] Digo los importes exactos
    [rounded] Digo los importes redondeados
    [relative] Solo digo si es más o menos que antes
   *[silent] No digo ningún importe
}.
sharing-until = Vale { DAY($day, link: "until") }.
sharing-heard = { DAY($since, link: "since") } he contestado aquí { $answers ->
    [one] una pregunta
   *[other] { COUNT($answers, gender: "feminine") } preguntas
} sobre usted, la última { DAY($last) }.
sharing-heard-kinds = Para eso hicieron falta { $kinds }.
sharing-heard-none = { DAY($since, link: "since") } no he dicho aquí nada sobre usted.
sharing-asked = En los últimos { COUNT($days, gender: "masculine") } días se ha dicho un saldo suyo { $answers ->
    [one] una vez
   *[other] { COUNT($answers, gender: "feminine") } veces
}, la última { DAY($last) }.
sharing-voice = { $voices ->
    [all] Cada vez se reconoció la voz
    [some] No cada vez se reconoció la voz
   *[none] No se sabe de quién era la voz
}.
sharing-asked-none = En los últimos { COUNT($days, gender: "masculine") } días no se ha dicho ningún saldo suyo.
# Tras nombrar las cuentas, antes de preguntar.
sharing-stop-accounts = No diría nada más de eso, hasta que vuelva a vincular.
sharing-stop-all = No le diría nada más de sus cuentas, hasta que vuelva a vincular.
sharing-stop-everywhere = Terminarían todos sus vínculos, en todos los asistentes.
# A una voz no reconocida, cuando todo ha de terminar.
sharing-only-here = No sé de quién es esta voz, así que solo puedo terminar este vínculo.
sharing-no-such = No encuentro esa cuenta entre las que comparte.
sharing-too-many = Hay { COUNT($count, gender: "feminine") } cuentas posibles. Por favor, nombre una.
sharing-stopped = De acuerdo. Eso ya no se comparte.
sharing-ended = De acuerdo. Sus cuentas ya no se comparten conmigo. Hasta luego.
sharing-forgotten = De acuerdo. Han terminado todos sus vínculos. Pida a { $bank } que borre también el registro de lo que dije. Hasta luego.
sharing-not-done = Lo siento, no ha funcionado. No se ha cambiado nada.
sharing-unknown = Lo siento, no sé si se ha cambiado. Pregúnteme dentro de un momento qué comparte.

ask-stop-sharing = ¿Dejo de compartir?
    .reprompt = Por favor, diga, { suggest-yes }, para dejar de compartir, o, { suggest-no }.
