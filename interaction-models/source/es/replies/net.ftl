### Lo que se tiene y lo que se debe en total, moneda por moneda.

net-held = Tiene { $held }. No debe nada.
net-owed = Debe { $owed }.
net-both = Tiene { $held } y debe { $owed }.
    .apart = Tiene { $held }. Debe { $owed }.
net-left = { SIZE($net) ->
    [zero] Las dos cifras son iguales
    [one] Le queda { $net }
   *[other] Le quedan { $net }
}.
net-short = { SIZE($net) ->
    [one] Le falta { $net } para cubrirlo
   *[other] Le faltan { $net } para cubrirlo
}.
net-nothing = No hay nada que sumar.
