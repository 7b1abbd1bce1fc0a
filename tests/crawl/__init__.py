"""Nothing leaks: every role walks every address, looking for marks that are not his to see."""
