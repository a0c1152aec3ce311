"""The Destinations page: each country applied to, its routes, the plan's checklist, times and costs."""
