### La conversación misma: bienvenida, ayuda, preguntas al final y lo que se dice al perderse.
###
### Las preguntas tienen un atributo .reprompt: lo que se dice si el cliente calla.

one-moment = Un momento, lo estoy consultando.

welcome = Le damos la bienvenida a { $bank }.

# $first, $second: propuestas.
help = Ahora puede preguntar, por ejemplo, { $first }, o bien, { $second }.
help-more = Puede decir, { suggest-more }, para seguir, o preguntar, por ejemplo, { $first }.
help-which-merchant = Puede decir, por ejemplo, { suggest-first-one }.

goodbye = Hasta luego.

not-understood = Perdone, no le entiendo.
# $first, $second: suggestions that fit what the talk is about.
not-understood-examples = Puedo ayudarle con preguntas como, { $first }, o bien, { $second }.
not-understood-examples-more = Puede decir, { suggest-yes }, para seguir, o preguntar, por ejemplo, { $first }.
not-understood-examples-which = Puede decir, { suggest-first-one }, o bien, { suggest-stop }.
hand-over = Lo siento, aquí no puedo ayudarle con eso. Por favor, utilice { $app }.
hand-over-phone = También puede llamar al { $phone }.

nothing-to-repeat = Todavía no hay nada que repetir.
nothing-more = Eso era todo.
beginning = Este es el principio.
okay = De acuerdo.
# Cómo ha de hablar Saldo.
agreed = { $wish ->
    [slower] De acuerdo, hablaré más despacio
    [normal_pace] De acuerdo, hablaré a velocidad normal
    [brief] De acuerdo, seré breve
    [normal_length] De acuerdo, respuestas normales
    [detailed] De acuerdo, daré más detalles
    [guests] De acuerdo, no diré saldos ni pagos
   *[alone] De acuerdo, vuelvo a responder como siempre
}.
# No se dice nada de las cuentas en voz alta: hay gente delante, o así se eligió.
quiet = { $why ->
    [guests] Por ahora no lo digo en voz alta. Puede verlo en { $app }, o decir, { suggest-alone }
   *[choice] Usted eligió que no lo diga en voz alta. Puede verlo en { $app }
}.
nothing-to-spell = Ahí no hay ningún nombre que deletrear.
switched-off = Eso no está disponible ahora mismo, porque el banco lo ha suspendido.
unavailable = Lo siento, ahora mismo no puedo consultar sus cuentas. Inténtelo de nuevo en unos minutos.
busy = Lo siento, ahora mismo hay muchas consultas. Inténtelo de nuevo en un minuto.

page-left = Van { COUNT($told, gender: "feminine") } de { COUNT($total, gender: "feminine") }.
page-all = Eso es todo.

ask-more = ¿Quiere oír más?
    .reprompt = Para seguir, diga, { suggest-yes }, o bien, { suggest-more }. Si no, diga, { suggest-stop }.
# $next: una propuesta.
ask-else = ¿Algo más?
    .reprompt = Puede preguntar, { $next }, o decir, { suggest-stop }.
ask-what = ¿Qué desea saber?
    .reprompt = Puede preguntar, { suggest-balance }, o bien, { suggest-owed }.
ask-what-helped = ¿Qué desea saber?
    .reprompt = También puede preguntar, { suggest-accounts }, o decir, { suggest-stop }.
ask-which-example = ¿Qué prefiere?
    .reprompt = Puede preguntar, { suggest-balance }, o decir, { suggest-stop }.

ways-to-name-account = Puede decir su nombre, su tipo o sus cuatro últimas cifras.
ask-account = ¿A qué cuenta se refiere?
    .reprompt = Puede decir, { suggest-first-one }, o decir, { suggest-stop }.
ask-merchant = ¿A cuál se refiere?
    .reprompt = Puede decir, { suggest-first-one }, o decir, { suggest-stop }.
ask-card = ¿A qué tarjeta se refiere?
    .reprompt = Puede decir, { suggest-first-one }, o decir, { suggest-stop }.
ask-lock = ¿Quiere que la bloquee?
    .reprompt = Por favor, diga, { suggest-yes }, para bloquear la tarjeta, o, { suggest-no }.
ask-unlock = ¿Quiere que la desbloquee?
    .reprompt = Por favor, diga, { suggest-yes }, para desbloquear la tarjeta, o, { suggest-no }.

# El código de voz: nunca se repite, ni se dice qué parte no era correcta.
ask-voice-code = ¿Cuál es su código de voz?
    .reprompt = Por favor, diga las cifras de su código de voz una por una, o diga { suggest-stop }.
voice-code-wrong = Ese código no es correcto.
voice-code-locked = Su código de voz ha quedado bloqueado. Por favor, elija uno nuevo en la página de { $bank } llamada, Lo que comparte.
voice-code-unset = Para eso hace falta un código de voz. Puede elegirlo en la página de { $bank } llamada, Lo que comparte.
voice-code-elsewhere = No puedo confirmar con certeza quién habla, por eso no lo digo. Puede verlo en { $app }.

# $of: de qué trata una pregunta. Va tras "Se refiere a" y "Volvemos a".
topic = { $of ->
    [balance] su saldo
    [owed] lo que debe
    [accounts] sus cuentas
    [recent] sus últimos movimientos
    [pending] sus movimientos pendientes
    [transactions] sus movimientos
    [spending] sus gastos
    [income] sus ingresos
    [fees] sus comisiones
    [refunds] sus devoluciones
    [credit] su límite de crédito
    [net] lo que tiene y debe en total
    [bills] sus facturas
    [card-bill] el extracto de su tarjeta
    [subscriptions] sus suscripciones
    [payday] su nómina
    [explain] por qué cambió su saldo
    [afford] lo que puede gastar
    [forecast] su saldo en los próximos días
   *[card-status] el estado de sus tarjetas
}
# $topic: uno de los de arriba.
ask-meant = ¿Quería consultar { $topic }?
    .reprompt = Si quería consultar { $topic }, diga, { suggest-yes }. Si no, diga, { suggest-stop }.
ask-back = ¿Volvemos a { $topic }?
    .reprompt = Para volver, diga, { suggest-yes }. Si no, diga, { suggest-stop }.
