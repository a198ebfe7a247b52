### What categories are called, after "for" or "on".

category = { $id ->
    [food] food and drink
    [groceries] groceries
    [restaurants] restaurants and cafes
    [bars] bars
    [liquor] liquor and tobacco
    [transport] transport
    [fuel] fuel
    [transit] public transport
    [taxis] taxis
    [parking] parking and tolls
    [car] your car
    [travel] travel
    [flights] flights
    [hotels] hotels
    [car_rental] car rental
    [home] your home
    [rent] rent
    [mortgage] mortgage
    [utilities] utilities
    [telecom] phone, internet and television
    [home_improvement] home improvement
    [furniture] furniture
    [shopping] shopping
    [clothing] clothing
    [electronics] electronics
    [general_stores] department and general stores
    [books] books and stationery
    [hobbies] hobbies and sports
    [gifts] gifts and flowers
    [pets] pets
    [health] health
    [medical] medical care
    [pharmacy] pharmacy
    [fitness] fitness
    [personal_care] personal care
    [leisure] leisure
    [subscriptions] subscriptions
    [events] shows and events
    [games] games
    [gambling] gambling
    [money] financial services
    [cash] cash
    [fees] fees
    [interest_charged] interest charged
    [insurance] insurance
    [loans] loans
    [investments] investments
    [government] government
    [taxes] taxes
    [fines] fines and court costs
    [education] education
    [tuition] tuition
    [child_care] child care
    [giving] donations
    [services] services
    [professional] professional services
    [shipping] shipping and storage
    [laundry] laundry
    [income] income
    [salary] salary
    [benefits] benefits
    [interest_earned] interest earned
    [transfers] transfers
    [own_transfers] transfers between your accounts
    [people] payments to people
   *[other] everything else
}
