"""What two values have to do with each other: days, names and places that linking and weighing both compare."""
