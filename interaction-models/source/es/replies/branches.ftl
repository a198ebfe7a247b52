### Dónde tiene sucursales el banco, cuándo abren y qué días cierran. Los nombres con -shown son
### títulos en la pantalla.

# $hours: las palabras del banco: "de lunes a viernes, de nueve a cinco".
opening-hours = El horario es { $hours }.
# $branch: cómo se llama una sucursal.
opening-hours-branch = El horario de la sucursal { $branch } es { $hours }.
opening-hours-shown = Horario
opening-hours-unknown = No tengo aquí el horario. Lo encontrará en la aplicación.

# $address: dónde está, en palabras del banco.
branch-place = { $branch } está en { $address }.
branch-phone = Su teléfono es el { $phone }.
branch-unknown = No conozco ninguna sucursal ahí.
branches-more = { $count ->
    [one] Hay una más en la aplicación
   *[other] Hay { COUNT($count, gender: "feminine") } más en la aplicación
}.
branches-none = No tengo aquí nuestras sucursales. Las encontrará en la aplicación.
branches-shown = Sucursales

# $name: cómo se llama el día: "Navidad".
closed-on = Cerramos { DAY($day, link: "ahead") }, por { $name }.
    .apart = Cerramos { DAY($day, link: "ahead") }. El motivo es { $name }.
holidays-none = No tengo aquí nuestros días festivos. Los encontrará en la aplicación.
holidays-shown = Días de cierre
