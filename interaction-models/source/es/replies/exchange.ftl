### Lo que vale una moneda, según publica el banco. Los nombres con -shown son títulos en la pantalla.

# $units: "un euro". $whole, $decimals: el cambio antes y después de la coma, los decimales leídos
# uno a uno. $home: la moneda en que se da, en plural: "dólares estadounidenses".
exchange-rate = { SIZE($units) ->
    [one] { $units } equivale
   *[other] { $units } equivalen
} a { COUNT($whole) } coma { $decimals } { $home }.
exchange-rate-whole = { SIZE($units) ->
    [one] { $units } equivale
   *[other] { $units } equivalen
} a { $whole ->
    [one] uno en { $home }
   *[other] { COUNT($whole, gender: "masculine") } { $home }
}.
# $source: quién fija el cambio, en palabras del banco.
exchange-source = Es el tipo de cambio de { $source }, publicado { DAY($day) }.
    .apart = Ese tipo de cambio se publicó { DAY($day) }.
# $currencies: una lista de monedas, en plural.
exchange-known = Tengo tipos de cambio para { $currencies }.
exchange-others = otras monedas
# $currency: en plural.
exchange-unknown = No tengo ningún tipo de cambio para { $currency }.
exchange-none = No tengo aquí los tipos de cambio. Los encontrará en la aplicación.
exchange-shown = Tipo de cambio
