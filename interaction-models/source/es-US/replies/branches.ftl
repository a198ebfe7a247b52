### El español de Estados Unidos: "días feriados".

holidays-none = No tengo aquí nuestros días feriados. Los encontrará en la aplicación.
