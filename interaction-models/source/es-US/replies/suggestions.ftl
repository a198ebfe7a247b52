### El español de Estados Unidos: lo que se propone.

suggest-stop = detente
