### El español de España: "oficina".

opening-hours-branch = El horario de la oficina { $branch } es { $hours }.
branch-unknown = No conozco ninguna oficina ahí.
branches-none = No tengo aquí nuestras oficinas. Las encontrará en la aplicación.
branches-shown = Oficinas
