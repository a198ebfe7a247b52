### Lo que se muestra junto a la voz, en cifras.

screen-title = { $of ->
    [balances] Saldos
    [owed] Lo que debe
    [credit] Crédito
    [recent] Últimas transacciones
    [pending] Transacciones pendientes
    [transactions] Transacciones
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

# Una cuenta, tras su nombre: "Ahorros: $412.07 disponibles, saldo $442.07".
screen-credit = a su favor { $amount }
screen-owed = debe { $amount }
screen-overdrawn = descubierto de { $amount }
screen-nothing-owed = no debe nada
screen-available = { $amount } disponibles
screen-nothing-available = nada disponible
screen-booked = saldo { $amount }
screen-over-limit = { $amount } sobre el límite
screen-left = { $amount } para gastar
screen-pending = { $amount } pendientes
screen-as-of = dato de { $ago }

screen-still-pending = pendiente
screen-net = { $code }: tiene { $held }, debe { $owed }, en total { $net }
screen-closed = { $account } (cancelada)
screen-days = { $first } a { $last }
screen-unnamed = Sin nombre

screen-about = aprox. { $amount }
screen-due = vence el { $day }
screen-expected = se espera el { $day }
screen-next = próxima el { $day }
screen-came = llegó el { $day }
screen-party = { $of ->
    [payment] Pago con tarjeta
    [pay] Nómina
    [bill] Factura
    [purchases] Pagos con tarjeta
    [refunds] Devoluciones
    [cash] Efectivo
    [bills] Facturas
    [deposits] Ingresos
    [own] Cuentas propias
    [fees] Comisiones
   *[interest] Intereses
}
screen-card = { $state ->
    [active] activa
    [locked] bloqueada
    [blocked] bloqueada por el banco
    [not_activated] sin activar
   *[expired] caducada
}
screen-figure = { $of ->
    [other] Otros
    [available] Disponible
    [bills] Facturas
    [left] Queda
    [now] Ahora
    [in] Entra
   *[out] Sale
}: { $amount }
