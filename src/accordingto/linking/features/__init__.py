"""What two accounts are compared by: each feature yields evidence with a reason in words for people."""
