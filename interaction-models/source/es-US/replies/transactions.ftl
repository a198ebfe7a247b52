### El español de Estados Unidos: "depositó".

transactions-cash-in = { DAY($day) } depositó { $amount } en efectivo{ $account }{ $pending }.
    .apart = { DAY($day) } depositó efectivo. El importe fue de { $amount }{ $pending }.
    .shown = depositó { $amount } en efectivo
