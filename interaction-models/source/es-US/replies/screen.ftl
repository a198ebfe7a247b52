### El español de Estados Unidos: "sobregiro", "cerrada".

screen-overdrawn = sobregiro de { $amount }
screen-closed = { $account } (cerrada)
