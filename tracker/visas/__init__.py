"""What each destination asks of somebody who wants to work there, checked against a person and a job."""
