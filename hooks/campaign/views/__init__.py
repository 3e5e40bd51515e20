"""Views: `Campaign -> Outputs`. Pure: no clock, no network, nothing written."""
