### Cómo se llaman las categorías, tras "en" o "de".

category = { $id ->
    [food] comida y bebida
    [groceries] supermercado
    [restaurants] restaurantes y cafeterías
    [bars] bares
    [liquor] alcohol y tabaco
    [transport] transporte
    [fuel] combustible
    [transit] transporte público
    [taxis] taxis
    [parking] aparcamiento y peajes
    [car] su coche
    [travel] viajes
    [flights] vuelos
    [hotels] hoteles
    [car_rental] alquiler de coches
    [home] su hogar
    [rent] alquiler
    [mortgage] hipoteca
    [utilities] luz, agua y gas
    [telecom] teléfono, internet y televisión
    [home_improvement] reformas y jardín
    [furniture] muebles
    [shopping] compras
    [clothing] ropa
    [electronics] electrónica
    [general_stores] grandes almacenes
    [books] libros y papelería
    [hobbies] aficiones y deporte
    [gifts] regalos y flores
    [pets] mascotas
    [health] salud
    [medical] médicos
    [pharmacy] farmacia
    [fitness] gimnasio
    [personal_care] cuidado personal
    [leisure] ocio
    [subscriptions] suscripciones
    [events] espectáculos
    [games] juegos
    [gambling] juegos de azar
    [money] servicios financieros
    [cash] efectivo
    [fees] comisiones
    [interest_charged] intereses pagados
    [insurance] seguros
    [loans] préstamos
    [investments] inversiones
    [government] administración pública
    [taxes] impuestos
    [fines] multas y costas
    [education] educación
    [tuition] matrículas y cursos
    [child_care] cuidado infantil
    [giving] donativos
    [services] servicios
    [professional] servicios profesionales
    [shipping] envíos y almacenaje
    [laundry] lavandería
    [income] ingresos
    [salary] salario
    [benefits] pensiones y ayudas
    [interest_earned] intereses recibidos
    [transfers] transferencias
    [own_transfers] traspasos entre sus cuentas
    [people] pagos a personas
   *[other] todo lo demás
}
