### Las frases que Saldo propone. Lo que propone, lo entiende: una prueba pregunta a las frases del
### mismo idioma qué significa cada una.

suggest-balance = cuál es mi saldo
suggest-owed = cuánto debo
suggest-accounts = qué cuentas tengo
suggest-recent = cuáles son mis últimas transacciones
suggest-spending = cuánto gasté este mes
suggest-rows = cuáles son
suggest-routing-number = cuál es el número de ruta
suggest-first-one = la primera
suggest-more = más
suggest-yes = sí
suggest-no = no
suggest-alone = ya estoy a solas
suggest-stop = para
