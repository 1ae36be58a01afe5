# Tries: to hide a program in its comments, which an encoding turns into lines -- coding: unicode_escape
# Ends: built
# Mode: compile

# a comment \x0aimport os\x0aos.system('id')
