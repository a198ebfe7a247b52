### El español de Estados Unidos: "sobregiro".

balances-overdrawn = { FORM($account, "within") } tiene un sobregiro de { $amount }.
    .apart = { $account }. Tiene un sobregiro de { $amount }.
balances-overdraft-left = Con el sobregiro puede gastar { $amount }.
balances-lent = El resto es el límite de su sobregiro.
