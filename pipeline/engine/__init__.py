"""Where the per-document work runs: one small interface, so that no stage knows of processes or machines."""

from pipeline.engine.interface import AHEAD, Engine, Known, serial
from pipeline.engine.machines import cluster
from pipeline.engine.pool import cores, processes

__all__ = ["AHEAD", "Engine", "Known", "cluster", "cores", "processes", "serial"]
