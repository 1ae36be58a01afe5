# Tries: to have the source decoded by something that is no encoding of text -- coding: bz2_codec
# Ends: compile_error
# Mode: compile
print(1)
