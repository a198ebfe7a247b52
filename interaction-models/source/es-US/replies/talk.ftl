### El español de Estados Unidos: "disculpe", "use", "estado de cuenta", "sueldo".

not-understood = Disculpe, no le entendí.
hand-over = Lo siento, aquí no puedo ayudarle con eso. Por favor, use { $app }.
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
    [card-bill] el estado de cuenta de su tarjeta
    [subscriptions] sus suscripciones
    [payday] su sueldo
    [explain] por qué cambió su saldo
    [afford] lo que puede gastar
    [forecast] su saldo en los próximos días
   *[card-status] el estado de sus tarjetas
}
