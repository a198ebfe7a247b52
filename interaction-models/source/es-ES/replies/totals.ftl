### El español de España: "movimientos".

totals-counted = Son { COUNT($count, gender: "masculine") } movimientos.
