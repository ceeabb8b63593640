"""What each command of `wenbao` does; `bot.cli` only chooses among them."""
