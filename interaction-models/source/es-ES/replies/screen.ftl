### El español de España: "movimientos".

screen-title = { $of ->
    [balances] Saldos
    [owed] Lo que debe
    [credit] Crédito
    [recent] Últimos movimientos
    [pending] Movimientos pendientes
    [transactions] Movimientos
    [spending] Gastos
    [income] Ingresos
    [fees] Comisiones e intereses
    [refunds] Devoluciones
    [net] En total
    [merchants] ¿Cuál?
    [accounts] Cuentas
    [which_account] ¿Qué cuenta?
    [bills] Facturas
    [statements] Extractos
    [subscriptions] Suscripciones
    [payday] Nómina
    [cards] Tarjetas
    [changed] Cambios
    [before_payday] Antes de la nómina
   *[expected] Saldo previsto
}
