# The pages on which a customer links a platform. Shown, not spoken.
# $bank is the bank's name, $client what customers call the platform ("Alexa").

page-title = { $title } – { $bank }
page-problem = Hay un problema
page-languages = Idioma

login-title = Inicie sesión en { $bank }
login-why = { $client } pide permiso para responder preguntas sobre sus cuentas. Inicie sesión para elegir qué puede decir.
login-user = Nombre de usuario
login-password = Contraseña
login-submit = Iniciar sesión
login-user-missing = Escriba su nombre de usuario
login-password-missing = Escriba su contraseña
login-wrong = El nombre de usuario y la contraseña no coinciden. Después de cinco intentos fallidos, espere quince minutos.

consent-title = Elija qué puede decir { $client }
consent-intro = No se comparte nada hasta que usted lo elija aquí.
consent-heard = { $client } responde en voz alta: cualquiera que esté en la habitación puede preguntar y puede oír la respuesta. Lo que dice pasa también por el fabricante de { $client }.
consent-accounts = Cuentas
consent-accounts-hint = { $client } responderá sobre las cuentas que elija y sobre ninguna otra.
consent-accounts-none = No tiene ninguna cuenta que se pueda vincular.
consent-account-missing = Elija al menos una cuenta
consent-kinds = Qué puede decir { $client } de ellas
consent-kinds-hint = Todo está desactivado hasta que lo elija.
consent-kind-missing = Elija al menos una cosa que { $client } pueda decir
consent-amounts = Importes en voz alta
consent-amounts-hint = Los oye cualquiera que esté cerca del altavoz.
consent-amounts-missing = Elija cómo se dicen los importes
amounts-exact = Exactos
    .hint = Hasta el céntimo.
amounts-rounded = Redondeados
    .hint = «Unos mil doscientos dólares.»
amounts-relative = Solo más o menos
    .hint = Si hay dinero y si es más o menos que antes. Sin importes.
amounts-unsaid = No decirlos
    .hint = No se responde a ninguna pregunta que necesite un importe.
amounts-silent = Nada
    .hint = No se responde a ninguna pregunta sobre sus cuentas.
consent-back = Hasta cuándo atrás
consent-back-hint = Los pagos anteriores no se dicen nunca.
consent-back-option = { $days ->
    [one] Hoy
   *[other] Los últimos { $days } días
}
consent-back-all = Hasta donde lleguen los datos del banco
consent-back-missing = Elija hasta cuándo atrás
consent-days = Durante cuánto tiempo
consent-days-hint = Después, { $client } deja de responder hasta que vuelva a vincularlo.
consent-days-option = { $days ->
    [one] Un día
   *[other] { $days } días
}
consent-days-missing = Elija durante cuánto tiempo
consent-end = Puede compartir menos o terminarlo en cualquier momento, en la página «Lo que comparte» de este banco o desactivando la skill en la aplicación de { $client }.
consent-allow = Permitir
consent-refuse = No permitir

account-checking = Cuenta corriente
account-savings = Cuenta de ahorro
account-credit-card = Tarjeta de crédito
account-loan = Préstamo
account-mortgage = Hipoteca
account-ending = { $name }, terminada en { $digits }

class-accounts-list = Qué cuentas tiene
    .hint = Sus nombres, sus tipos y las cuatro últimas cifras.
class-balance-read = Saldos
    .hint = Lo que hay en sus cuentas, sus límites de crédito y lo que debe. Necesita los importes de abajo.
class-transactions-read = Movimientos recientes
    .hint = Los últimos cobros y pagos. Necesita los importes de abajo.
class-transactions-search = Gastos y búsqueda
    .hint = Pagos por comercio, categoría, importe o fecha, y sus totales. Necesita los importes de abajo.
class-bills-read = Recibos
    .hint = Qué hay que pagar, cuánto y cuándo. Necesita los importes de abajo.
class-card-status = Estado de las tarjetas
    .hint = Si una tarjeta está bloqueada.
class-alerts-subscribe = Avisos
    .hint = Que se le avise de actividad inusual.
class-speak-names = Decir nombres en voz alta
    .hint = Los nombres de los comercios y las personas a quienes paga o que le pagan.

stopped-link-title = Este enlace no funciona
stopped-link = Vuelva a la aplicación de la que viene y empiece de nuevo a vincular. Si se repite, avise al banco.
stopped-over-title = Empiece de nuevo
stopped-over = Esta página ya no es válida: ha estado abierta demasiado tiempo o su navegador no guarda sus cookies. Vuelva a la aplicación de la que viene y empiece de nuevo a vincular. No se ha compartido nada.
stopped-many-title = Demasiados intentos
stopped-many = Espere quince minutos, vuelva a la aplicación de la que viene y empiece de nuevo a vincular.
stopped-busy-title = Ahora no está disponible
stopped-busy = Algo no funciona por nuestra parte. No se ha compartido nada. Inténtelo de nuevo en unos minutos.
