"""What is done in an assessment year: scores, host shares, corrections; exclusions, grades, publication; locks; standards."""
