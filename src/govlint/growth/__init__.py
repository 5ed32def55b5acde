"""What a report says of its growth over last year, in the sentences that leave no doubt."""
