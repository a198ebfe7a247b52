### El español de España: "de media".

aspects-average = de media { $flow ->
    [spending] gastó
    [income] recibió
    [fees] pagó
   *[refunds] le devolvieron
} { $amount } cada vez{ $merchant }{ $category }{ $place }{ $span }.
