; lifts the nozzle: a file small enough for a cassette
G28
G90
G1 Z10 F600
M84
; estimated printing time (normal mode) = 1m 0s
