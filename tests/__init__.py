"""The tests, in rooms named as the code's rooms."""
