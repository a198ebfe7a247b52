### El español de España: "movimientos".

-with-the-card = en la aplicación Alexa, con la tarjeta que acabo de enviarle

barrier-missing = Aquí no comparte { $class ->
    [accounts_list] su lista de cuentas
    [balance_read] sus saldos
    [transactions_read] sus últimos movimientos
    [transactions_search] la búsqueda de movimientos
    [bills_read] sus facturas
    [card_status] el estado de sus tarjetas
    [alerts_subscribe] sus avisos
    [speak_amounts] los importes
   *[speak_names] los nombres de los comercios
}. Si quiere compartir esos datos, vincule de nuevo su cuenta { -with-the-card }.
