### El español de Estados Unidos: "punto".

exchange-rate = { SIZE($units) ->
    [one] { $units } equivale
   *[other] { $units } equivalen
} a { COUNT($whole) } punto { $decimals } { $home }.
