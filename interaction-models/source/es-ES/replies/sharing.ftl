### El español de España: "movimientos".

sharing-kind = { $class ->
    [accounts_list] su lista de cuentas
    [balance_read] los saldos
    [transactions_read] los últimos movimientos
    [transactions_search] la búsqueda de movimientos
    [bills_read] las facturas
    [card_status] el estado de las tarjetas
    [alerts_subscribe] los avisos
    [speak_amounts] los importes
   *[speak_names] los nombres de los comercios
}
