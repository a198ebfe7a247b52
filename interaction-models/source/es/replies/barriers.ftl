### Por qué quien llama no oye ninguna cuenta, y qué hacer: nunca con reproches ni códigos.

-with-the-card = en la aplicación Alexa, con la tarjeta que acabo de enviarle

barrier-not-linked = Para consultar sus cuentas, vincule { $bank } { -with-the-card }.
barrier-expired = Es hora de renovar su vínculo con { $bank }. Vincule de nuevo su cuenta { -with-the-card }.
barrier-revoked = Su cuenta de { $bank } ya no está vinculada. Para consultarla, vincúlela de nuevo { -with-the-card }.
barrier-missing = Aquí no comparte { $class ->
    [accounts_list] su lista de cuentas
    [balance_read] sus saldos
    [transactions_read] sus últimas transacciones
    [transactions_search] la búsqueda de transacciones
    [bills_read] sus facturas
    [card_status] el estado de sus tarjetas
    [alerts_subscribe] sus avisos
    [speak_amounts] los importes
   *[speak_names] los nombres de los comercios
}. Si quiere compartir esos datos, vincule de nuevo su cuenta { -with-the-card }.
barrier-shared-place = Este dispositivo está en un lugar compartido, por eso aquí no hablo de sus cuentas. Utilice su propio dispositivo o { $app }.
# Tras una respuesta, en las dos últimas semanas antes de tener que iniciar sesión de nuevo.
link-ends-soon = Por cierto, su vínculo termina { $days ->
    [0] en menos de un día
    [one] en { COUNT($days, gender: "masculine") } día
   *[other] en { COUNT($days, gender: "masculine") } días
}. Para renovarlo, vincule de nuevo en la aplicación Alexa.
