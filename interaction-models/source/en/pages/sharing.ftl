# The pages on which customers see what they share, make it less, and read what was heard. Shown,
# not spoken. $client is what customers call a platform ("Alexa").

date = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }, { $year }
date-time = { $date }, { $time }

login-why-sharing = Log in to see what you share with voice assistants, to share less, or to stop.

sharing-title = What you share
sharing-intro = These assistants may answer questions about your accounts out loud. You can share less, or stop, at any time; the next answer keeps to it.
sharing-none = You share nothing with any assistant.
sharing-narrowed = Saved. It holds from the next answer on.
sharing-stopped = Stopped. Nothing more is told by this link.
sharing-voice-kept = Saved. It holds from the next answer on.
sharing-code-kept = Your voice code is set. It holds from now on.
sharing-code-removed = Your voice code is removed. What needs one is not done by voice any more.
sharing-due = { $client } will stop answering about your accounts on { $day }, because your last login for it is getting too old. To go on, link again in the { $client } app.
sharing-code-locked = Your voice code is locked: it was said wrong too often, by you or by somebody near one of your devices. To use a code again, set a new one:
sharing-accounts = Accounts
sharing-accounts-new = and every account you open later
sharing-kinds = What may be said
sharing-amounts = Amounts out loud
sharing-back = How far back
sharing-since = Linked on
sharing-told = Last told
sharing-never-told = Nothing was told yet
sharing-until = Ends on
sharing-change = Change or stop { $client }
sharing-heard = What was heard
sharing-ended = Ended
sharing-ended-on = { $client }, ended on { $day }
sharing-erase = Erase everything about me
sharing-log-out = Log out

narrow-title = Share less with { $client }
narrow-intro = Untick what shall not be told any more. To share more again, link again in the { $client } app.
narrow-kinds-hint = What you untick is told no more.
narrow-save = Save
narrow-stop = Stop sharing with { $client }
narrow-back = Back to what you share

voice-title = How answers sound
voice-length = Length
voice-length-hint = On every assistant.
voice-length-brief = Short
voice-length-normal = Normal
voice-length-detailed = Detailed
voice-pace = Pace
voice-pace-hint = On every assistant.
voice-pace-normal = Normal
voice-pace-slow = Slow

erase-title = Erase everything about me
erase-intro = Every link ends at once, and so does your login here. What is kept about you is removed, and the record of what was told no longer says that it was about you. Your accounts at the bank stay as they are.
erase-last = Nobody can undo this. If you want to keep what was heard, download it first.
erase-confirm = Yes, erase everything about me
erase-unconfirmed = Tick the box to say that you are sure
erase-now = Erase
erased-title = Erased
erased = Nothing about you is kept here any more. To share again, link again in the assistant's app.

code-title = Voice code
code-intro = Some things are told or done only after you have said this code, such as unlocking a card. Others may hear you say it, so use it for nothing else. It must not be the PIN of a card.
code-none = You have no voice code.
code-set = Your voice code was set on { $day }.
code-locked = Your voice code is locked: it was said wrong too often. Set a new one here.
code-random = A code from us
code-random-hint = Four digits at random, shown once. A code you had before ends.
code-random-go = Get a new code
code-own = A code of your own
code-own-label = Your code, four to six digits
code-own-hint = No date, no pattern, none of your account numbers. Say “my code is” before one of five or six digits.
code-own-go = Save
code-remove = No voice code
code-remove-go = Remove the voice code
code-new-title = Your new voice code
code-new-once = This is the only time it is shown. Say it when you are asked for your voice code.
code-missing = Enter four to six digits
code-weak-repeats = This code repeats digits. Choose another one
code-weak-counts = These digits count up or down. Choose another code
code-weak-date = This code could be a date. Choose another one
code-weak-line = This code is a line on a keypad. Choose another one
code-weak-own = This code is part of one of your account numbers. Choose another one
code-weak-zero = A code of five or six digits cannot begin with zero. Choose another one

stopped-own-title = Log in again
stopped-own = This page is no longer valid: it was open for too long, or your browser does not keep cookies for it. Nothing was changed.
stopped-own-link = Log in

heard-title = What was heard
heard-intro = Every answer about your accounts is on record here before it is said. Amounts are not kept.
heard-none = Nothing was told in this time.
heard-application = Assistant
heard-account = Account
heard-any = All
heard-span = Time
heard-span-option = { $days ->
    [one] The last day
   *[other] The last { $days } days
}
heard-show = Show
heard-download = Download as a file (JSON)
heard-older = Older
heard-told = { $client } was told:
heard-about = about { $accounts }
heard-former = an account you no longer have
heard-amounts-exact = with exact amounts
heard-amounts-rounded = with rounded amounts
heard-amounts-relative = only more or less, without amounts
heard-amounts-none = without amounts
heard-amounts-perhaps = perhaps with amounts
heard-recognised = The voice was recognised.
heard-kind-account = which account it is
heard-kind-balance = a balance
heard-kind-transaction = payments
heard-kind-payment = payments to come
heard-kind-statement = a statement
heard-kind-card = the state of a card
heard-kind-card_lock = that a card was locked
heard-kind-card_unlock = that a card was unlocked
heard-kind-total = a total
heard-kind-merchant = names of shops or people
heard-kind-sharing = what you share, or what was told of you
heard-kind-sharing_stopped = that something is to be shared no more
heard-kind-absence = that there was nothing to tell
