### El español de Estados Unidos: "estado de cuenta".

bills-no-statement = No tengo ningún estado de cuenta de sus tarjetas y préstamos.
