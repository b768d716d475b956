"""How right the extractor is: labelled corpora, the extraction contract's measures, the precision of each rule."""
