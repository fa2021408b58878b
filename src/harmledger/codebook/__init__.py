"""The vocabulary as data: words of harm, victims, weapons, events, saying, time and place, which a researcher can extend."""
