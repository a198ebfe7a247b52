# The pages on which customers see what they share, make it less, and read what was heard. Shown,
# not spoken. $client is what customers call a platform ("Alexa").

date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
date-time = { $date }, { $time }

login-why-sharing = Inicie sesión para ver qué comparte con los asistentes de voz, compartir menos o dejar de compartir.

sharing-title = Lo que comparte
sharing-intro = Estos asistentes pueden responder en voz alta preguntas sobre sus cuentas. Puede compartir menos o dejar de compartir en cualquier momento; la siguiente respuesta ya lo respeta.
sharing-none = No comparte nada con ningún asistente.
sharing-narrowed = Guardado. Vale desde la siguiente respuesta.
sharing-stopped = Terminado. Por esta vinculación no se dirá nada más.
sharing-voice-kept = Guardado. Vale desde la siguiente respuesta.
sharing-code-kept = Su código de voz está guardado. Vale desde ahora.
sharing-code-removed = Su código de voz se ha eliminado. Lo que lo necesita ya no se hace por voz.
sharing-due = { $client } dejará de responder sobre sus cuentas el { $day }, porque hace mucho que inició sesión para ello. Para continuar, vincule de nuevo en la aplicación { $client }.
sharing-code-locked = Su código de voz está bloqueado: usted, o alguien cerca de uno de sus dispositivos, lo dijo mal demasiadas veces. Para volver a usar un código, ponga uno nuevo:
sharing-accounts = Cuentas
sharing-accounts-new = y todas las que abra después
sharing-kinds = Qué se puede decir
sharing-amounts = Importes en voz alta
sharing-back = Hasta cuándo atrás
sharing-since = Vinculado el
sharing-told = Última respuesta
sharing-never-told = Todavía no se ha dicho nada
sharing-until = Termina el
sharing-change = Cambiar o terminar { $client }
sharing-heard = Lo que se ha oído
sharing-ended = Terminados
sharing-ended-on = { $client }, terminado el { $day }
sharing-erase = Borrar todo lo que hay sobre mí
sharing-log-out = Cerrar sesión

narrow-title = Compartir menos con { $client }
narrow-intro = Desmarque lo que no se debe decir más. Para volver a compartir más, vincule de nuevo en la aplicación de { $client }.
narrow-kinds-hint = Lo que desmarque no se dirá más.
narrow-save = Guardar
narrow-stop = Dejar de compartir con { $client }
narrow-back = Volver a lo que comparte

voice-title = Cómo suenan las respuestas
voice-length = Extensión
voice-length-hint = En todos los asistentes.
voice-length-brief = Breves
voice-length-normal = Normales
voice-length-detailed = Detalladas
voice-pace = Velocidad
voice-pace-hint = En todos los asistentes.
voice-pace-normal = Normal
voice-pace-slow = Lenta

erase-title = Borrar todo lo que hay sobre mí
erase-intro = Todos los enlaces terminan enseguida, y también su inicio de sesión aquí. Lo que se guarda sobre usted se elimina, y el registro de lo que se dijo ya no dice que era sobre usted. Sus cuentas en el banco quedan como están.
erase-last = Nadie puede deshacerlo. Si quiere conservar lo que se oyó, descárguelo antes.
erase-confirm = Sí, borrar todo lo que hay sobre mí
erase-unconfirmed = Marque la casilla para decir que está seguro
erase-now = Borrar
erased-title = Borrado
erased = Aquí ya no se guarda nada sobre usted. Para volver a compartir, enlace de nuevo en la aplicación del asistente.

code-title = Código de voz
code-intro = Algunas cosas solo se dicen o se hacen después de que usted diga este código, como desbloquear una tarjeta. Otros pueden oírlo, así que no lo use para nada más. No debe ser el PIN de una tarjeta.
code-none = No tiene código de voz.
code-set = Su código de voz se eligió el { $day }.
code-locked = Su código de voz está bloqueado: se dijo mal demasiadas veces. Elija uno nuevo aquí.
code-random = Un código nuestro
code-random-hint = Cuatro cifras al azar, que se muestran una sola vez. El código anterior deja de valer.
code-random-go = Obtener un código nuevo
code-own = Un código propio
code-own-label = Su código, de cuatro a seis cifras
code-own-hint = Ninguna fecha, ningún patrón, ningún número de sus cuentas. Si tiene cinco o seis cifras, diga antes «mi código es».
code-own-go = Guardar
code-remove = Sin código de voz
code-remove-go = Eliminar el código de voz
code-new-title = Su nuevo código de voz
code-new-once = Solo se muestra esta vez. Dígalo cuando se le pida su código de voz.
code-missing = Escriba de cuatro a seis cifras
code-weak-repeats = Este código repite cifras. Elija otro
code-weak-counts = Estas cifras van seguidas. Elija otro código
code-weak-date = Este código podría ser una fecha. Elija otro
code-weak-line = Este código es una línea del teclado. Elija otro
code-weak-own = Este código es parte de un número de cuenta suyo. Elija otro
code-weak-zero = Un código de cinco o seis cifras no puede empezar por cero. Elija otro

stopped-own-title = Inicie sesión de nuevo
stopped-own = Esta página ya no es válida: ha estado abierta demasiado tiempo o su navegador no guarda sus cookies. No se ha cambiado nada.
stopped-own-link = Iniciar sesión

heard-title = Lo que se ha oído
heard-intro = Cada respuesta sobre sus cuentas queda anotada aquí antes de decirse. Los importes no se guardan.
heard-none = No se dijo nada en este tiempo.
heard-application = Asistente
heard-account = Cuenta
heard-any = Todos
heard-span = Tiempo
heard-span-option = { $days ->
    [one] El último día
   *[other] Los últimos { $days } días
}
heard-show = Mostrar
heard-download = Descargar como archivo (JSON)
heard-older = Anteriores
heard-told = A { $client } se le dijo:
heard-about = sobre { $accounts }
heard-former = una cuenta que ya no tiene
heard-amounts-exact = con importes exactos
heard-amounts-rounded = con importes redondeados
heard-amounts-relative = solo más o menos, sin importes
heard-amounts-none = sin importes
heard-amounts-perhaps = quizá con importes
heard-recognised = Se reconoció la voz.
heard-kind-account = qué cuenta es
heard-kind-balance = un saldo
heard-kind-transaction = movimientos
heard-kind-payment = pagos por venir
heard-kind-statement = un extracto
heard-kind-card = el estado de una tarjeta
heard-kind-card_lock = que se bloqueó una tarjeta
heard-kind-card_unlock = que se desbloqueó una tarjeta
heard-kind-total = un total
heard-kind-merchant = nombres de comercios o personas
heard-kind-sharing = qué comparte, o qué se dijo de usted
heard-kind-sharing_stopped = que algo ya no se ha de compartir
heard-kind-absence = que no había nada que decir
