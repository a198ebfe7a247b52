### El español de España: lo que se propone.

suggest-recent = cuáles son mis últimos movimientos
suggest-spending = cuánto he gastado este mes
