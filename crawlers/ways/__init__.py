"""The ways into a site: which lists name its pages, asked by whichever of them answers."""
