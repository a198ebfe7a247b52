### Was insgesamt da ist und geschuldet wird, eine Währung nach der anderen.

net-held = Sie haben { $held }. Sie schulden nichts.
net-owed = Sie schulden { $owed }.
net-both = Sie haben { $held } und schulden { $owed }.
    .apart = Sie haben { $held }. Sie schulden { $owed }.
net-left = Es { SIZE($net) ->
    [one] bleibt
   *[other] bleiben
} { AMOUNT($net, case: "nominative") }.
net-short = Sie schulden { $net } mehr, als Sie haben.
net-nothing = Es gibt nichts zusammenzuzählen.
