mod sla_vectors;
