### Lo que el banco dice a todo el mundo. Los nombres con -shown son títulos en la pantalla.

routing-number = El número de ruta de { $bank } es { $digits }.
routing-number-shown = Número de ruta
routing-number-unknown = No tengo aquí el número de ruta. Está impreso en sus cheques.

phone = Puede llamar a { $bank } al { $digits }.
phone-shown = Teléfono
phone-unknown = No tengo aquí ningún número de teléfono. Encontrará uno en la aplicación.

# Lo que debe atender una persona: primero se escucha, luego cómo llegar a ella.
dispute = Lamento oírlo. Una persona debería verlo enseguida.
complaint = Lo lamento. Una persona atenderá su queja.
service-request = Eso no lo puedo hacer aquí, y nada ha cambiado. Una persona del banco sí puede.
person = Llame a { $bank } al { $digits }.
person-unknown = Podrá hablar con alguien a través de { $app }.
