### Lo que el banco dice a todo el mundo. Los nombres con -shown son títulos en la pantalla.

routing-number = El número de ruta de { $bank } es { $digits }.
routing-number-shown = Número de ruta
routing-number-unknown = No tengo aquí el número de ruta. Está impreso en sus cheques.

# $hours: las palabras del banco: "de lunes a viernes, de nueve a cinco".
opening-hours = El horario es { $hours }.
opening-hours-shown = Horario
opening-hours-unknown = No tengo aquí el horario. Lo encontrará en la aplicación.

phone = Puede llamar a { $bank } al { $digits }.
phone-shown = Teléfono
phone-unknown = No tengo aquí ningún número de teléfono. Encontrará uno en la aplicación.

# Lo que debe atender una persona: primero se escucha, luego cómo llegar a ella.
dispute = Lamento oírlo. Una persona debería verlo enseguida.
complaint = Lo lamento. Una persona atenderá su queja.
person = Llame a { $bank } al { $digits }.
person-unknown = Podrá hablar con alguien a través de { $app }.
