"""The film player: sound and moving pictures by Qt's multimedia where it is there, single frames where it is not."""
