"""The picture that proves a figure: its statutory table drawn, and the page that it stands on. Start at `proof`."""
