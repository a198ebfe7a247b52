### Time, where it is told in more than a figure.

ago = { $unit ->
    [minute] { $count ->
        [one] { COUNT($count) } minute ago
       *[other] { COUNT($count) } minutes ago
    }
    [hour] { $count ->
        [one] { COUNT($count) } hour ago
       *[other] { COUNT($count) } hours ago
    }
    [day] { $count ->
        [one] { COUNT($count) } day ago
       *[other] { COUNT($count) } days ago
    }
    [long] more than a month ago
   *[moment] a moment ago
}
