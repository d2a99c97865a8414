import CapdoCommand

Capdo.main()
